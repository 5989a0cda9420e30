package org.fairlab.query.dashboard;

import java.util.List;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.dashboard.LiveCard.Link;
import org.fairlab.query.projection.AsOf;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Who looks at a page, and at which; every template knows it as {@code viewer}. */
@Component
public class Viewer {

    Viewer(ThymeleafViewResolver views) {
        views.addStaticVariable("viewer", this);
    }

    /** The roles of whoever is logged in, in words; empty if nobody is. */
    public List<String> roles() {
        return Roles.ALL.stream()
                .filter(this::is)
                .map(role -> role.replace('-', ' '))
                .toList();
    }

    public boolean isAuditor() {
        return is(Roles.AUDITOR);
    }

    /** Whether they look after who sees what of whom. */
    public boolean overseesReads() {
        return is(Roles.AUDITOR) || is(Roles.PRIVACY_OFFICER);
    }

    /** Whether they look after the keys of personal data, or replace them. */
    public boolean overseesKeys() {
        return overseesReads() || is(Roles.OPERATOR);
    }

    /** Whether they see live counts of people: everybody else sees what editions show. */
    public boolean seesLiveCounts() {
        return is(Roles.PROGRAMME_MANAGER) || is(Roles.AUDITOR);
    }

    /** A cell of a table, which leads auditors to the events behind its row, as of when the row is. */
    Object withEvents(String words, String figure, AsOf asOf) {
        return isAuditor() ? new Link(words, asOf.in("/audit/figures/" + figure)) : words;
    }

    /** What {@code aria-current} says of a link to this path. */
    public String current(String path) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getRequest().getRequestURI().equals(path)
                ? "page"
                : "false";
    }

    private boolean is(String role) {
        Authentication viewer = SecurityContextHolder.getContext().getAuthentication();
        return viewer != null
                && viewer.getAuthorities().stream()
                        .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
    }
}
