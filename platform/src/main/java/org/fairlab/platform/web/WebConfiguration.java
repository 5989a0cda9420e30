package org.fairlab.platform.web;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets requests get faster to what answers them. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    WebMvcRegistrations registrations() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new IndexedMapping();
            }
        };
    }

    /** Takes what Spring Security takes, without the regular expression that each header's value goes through. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(WebConfiguration::isText);
        return firewall;
    }

    /** Whether all characters are assigned and none but a tab controls anything. */
    private static boolean isText(String header) {
        int c;
        for (int i = 0; i < header.length(); i += Character.charCount(c)) {
            c = header.codePointAt(i);
            if ((c < ' ' || c > '~') && c != '\t' && (Character.isISOControl(c) || !Character.isDefined(c))) {
                return false;
            }
        }
        return true;
    }
}
