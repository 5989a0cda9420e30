package org.fairlab.query.projection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Tells with the answer of a {@link Versioned} query which version of the entity it shows at least: the sequence of the
 * last of its events that the read model had seen before. Where another store holds the events, there is none.
 */
@ControllerAdvice
class EntityTags implements ResponseBodyAdvice<Object> {

    private final JdbcClient jdbc;

    EntityTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean supports(MethodParameter query, Class<? extends HttpMessageConverter<?>> converter) {
        return query.hasMethodAnnotation(Versioned.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter query,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String variable = Objects.requireNonNull(query.getMethodAnnotation(Versioned.class))
                .value();
        String position =
                ((ServletServerHttpResponse) response).getServletResponse().getHeader("Projection-Position");
        jdbc.sql("select max(sequence) from events.event where stream_id = ? and position <= ?")
                .params(
                        entity(((ServletServerHttpRequest) request).getServletRequest(), variable),
                        Long.valueOf(Objects.requireNonNull(position)))
                .query(Long.class)
                .optional()
                .ifPresent(sequence -> response.getHeaders().setETag("\"" + sequence + "\""));
        return body;
    }

    private static UUID entity(HttpServletRequest request, String variable) {
        var path = (Map<?, ?>)
                Objects.requireNonNull(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
        return UUID.fromString(String.valueOf(path.get(variable)));
    }
}
