package org.fairlab.query.projection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes a query wait until its read model has seen the position given as {@code ?after=}, which the receipt of a
 * command names; every answer tells in {@code Projection-Position} how far its read model had come.
 */
@Component
class ReadYourWrites implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Projections projections;

    ReadYourWrites(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (handler instanceof HandlerMethod method && method.getBean() instanceof ReadModel model) {
            String after = request.getParameter("after");
            if (after != null && !projections.await(model.name(), position(after), PATIENCE)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "not-yet", "The read model has not seen that position yet.");
            }
            response.setHeader("Projection-Position", Long.toString(projections.position(model.name())));
        }
        return true;
    }

    private static long position(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            throw new InvalidInput("after", "must be a position");
        }
    }
}
