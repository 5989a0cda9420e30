package org.fairlab.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The product in parts and whole, as {@code standalone} composes it. */
final class Applications {

    /** Where {@link Empty} answers; the path is open to everybody. */
    static final String EMPTY = "/assets/empty";

    private Applications() {}

    /** The command side with the embedded issuer. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Empty.class)
    @ComponentScan(
            basePackages = {"org.fairlab.platform", "org.fairlab.command", "org.fairlab.standalone.issuer"},
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @Filter(SpringBootApplication.class))
    static class CommandsOnly {}

    /** The command side with the transparency log, where it has a key to sign with. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Empty.class)
    @ComponentScan(
            basePackages = {
                "org.fairlab.platform",
                "org.fairlab.command",
                "org.fairlab.query.transparency",
                "org.fairlab.standalone.issuer"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @Filter(SpringBootApplication.class))
    static class Logged {}

    /** Both sides, where nobody records who reads what of whom. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Empty.class)
    @ComponentScan(
            basePackages = {
                "org.fairlab.platform",
                "org.fairlab.command",
                "org.fairlab.query",
                "org.fairlab.standalone.issuer"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = {
                @Filter(SpringBootApplication.class),
                @Filter(type = FilterType.REGEX, pattern = "org\\.fairlab\\.platform\\.access\\.ReadRecording")
            })
    static class Unrecorded {}

    /** Both sides with the embedded issuer. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Empty.class)
    @ComponentScan(
            basePackages = {
                "org.fairlab.platform",
                "org.fairlab.command",
                "org.fairlab.query",
                "org.fairlab.standalone.issuer"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @Filter(SpringBootApplication.class))
    static class Both {}

    /** Answers with nothing, on the same server and behind the same filters. */
    @Configuration(proxyBeanMethods = false)
    static class Empty {

        @Bean
        ServletRegistrationBean<HttpServlet> empty() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                        }
                    },
                    EMPTY);
        }
    }
}
