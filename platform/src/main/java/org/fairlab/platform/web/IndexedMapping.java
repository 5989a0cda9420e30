package org.fairlab.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks for the method that answers a request among those whose address begins with the same two words and is as long.
 * Spring compares a path that has variables with every address there is, which with some hundreds of them took a fifth
 * of a command's time. Where not exactly one answers, it is Spring that looks, and decides what is said to that.
 */
final class IndexedMapping extends RequestMappingHandlerMapping {

    /** How many parts an address begins with that have to be words. */
    private static final int WORDS = 2;

    private volatile @Nullable Index index;

    /**
     * Every address with the method that answers it.
     *
     * @param alike those that begin and are as long as {@link #key} says
     * @param others those that may begin or end with anything
     */
    private record Index(Map<String, List<Address>> alike, List<Address> others) {

        Index(Map<RequestMappingInfo, HandlerMethod> methods) {
            this(new HashMap<>(), new ArrayList<>());
            methods.forEach((mapping, method) -> {
                var address = new Address(mapping, method);
                for (String pattern : mapping.getPatternValues()) {
                    boolean begins = !key(pattern).contains("{") && !pattern.contains("*");
                    (begins ? alike.computeIfAbsent(key(pattern), key -> new ArrayList<>()) : others).add(address);
                }
            });
        }

        List<Address> of(String path) {
            return alike.getOrDefault(key(path), List.of());
        }
    }

    private record Address(RequestMappingInfo mapping, HandlerMethod method) {}

    /** The first words of a path and how many parts it has, such as {@code /api/funds/3}. */
    private static String key(String path) {
        int parts = 0;
        int end = path.length();
        for (int at = 0; at < path.length(); at++) {
            if (path.charAt(at) == '/' && parts++ == WORDS) {
                end = at;
            }
        }
        return path.substring(0, end) + '/' + parts;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        if (path.indexOf('%') >= 0) { // may stand for a word that the index knows by its letters
            return super.lookupHandlerMethod(path, request);
        }
        Index known = index();
        Address found = null;
        for (List<Address> addresses : List.of(known.of(path), known.others)) {
            for (Address address : addresses) {
                RequestMappingInfo match = getMatchingMapping(address.mapping, request);
                if (match != null && found != null) {
                    return super.lookupHandlerMethod(path, request);
                }
                found = match == null ? found : new Address(match, address.method);
            }
        }
        if (found == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method);
        handleMatch(found.mapping, path, request);
        return found.method;
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = new Index(getHandlerMethods());
            index = known;
        }
        return known;
    }

    @Override
    public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
        super.registerMapping(mapping, handler, method);
        index = null;
    }
}
