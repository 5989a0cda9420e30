package org.fairlab.command.http;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.fairlab.command.Rule;
import org.fairlab.platform.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains the rules that commands are refused by, at the addresses that problems name as their type. */
@RestController
@PermitAll
class RuleEndpoint {

    private final Map<String, Rule> rules = new TreeMap<>();

    RuleEndpoint() throws IOException, ReflectiveOperationException {
        var resolver = new PathMatchingResourcePatternResolver();
        for (Resource found : resolver.getResources("classpath*:org/fairlab/command/**/*Rule*.class")) {
            String path = found.getURL().getPath().replaceAll(".*(?=org/fairlab/command)", "");
            collect(ClassUtils.resolveClassName(path.replace('/', '.').replace(".class", ""), null));
        }
    }

    private void collect(Class<?> holder) throws IllegalAccessException {
        for (Field field : holder.getDeclaredFields()) {
            if (field.getType() == Rule.class && field.trySetAccessible()) {
                Rule rule = (Rule) field.get(null);
                if (!rule.equals(rules.getOrDefault(rule.name(), rule))) {
                    throw new IllegalStateException("two rules are named " + rule.name());
                }
                rules.put(rule.name(), rule);
            }
        }
    }

    @GetMapping("/problems")
    @Operation(summary = "Every rule that a command can be refused by")
    Map<String, Rule> all() {
        return rules;
    }

    @GetMapping("/problems/{name}")
    @Operation(summary = "One rule that a command can be refused by")
    Rule one(@PathVariable String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no rule of that name.");
        }
        return rule;
    }
}
