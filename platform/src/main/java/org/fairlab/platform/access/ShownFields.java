package org.fairlab.platform.access;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.fairlab.platform.web.Page;
import org.springframework.core.ResolvableType;

/**
 * The fields that a query can show, read off the type of its answer: paths such as {@code identity.email}, without
 * those that only wrap a page.
 *
 * @param names of the components, with those that they are within
 * @param personal whether one of them is somebody's pseudonym
 */
public record ShownFields(SortedSet<String> names, boolean personal) {

    /**
     * Components that hold a person's pseudonym, or the id of what is one person's own, which tells as much to whoever
     * knows whose it is.
     */
    static final Set<String> PSEUDONYMS = Set.of(
            "participantId",
            "menteeParticipantId",
            "parentId",
            "personId",
            "prospectId",
            "mentorId",
            "menteeId",
            "pairingId",
            "applicationId",
            "awardId",
            "enrolmentId",
            "certificateId",
            "candidacyId",
            "referralId",
            "accommodationId",
            "entityId",
            "subjectId",
            "mentions");

    /** The fields that a method of an endpoint can answer with; none for a page. */
    public static ShownFields of(Method query) {
        SortedSet<String> names = new TreeSet<>();
        return new ShownFields(names, walk(ResolvableType.forMethodReturnType(query), "", "", names));
    }

    private static boolean walk(ResolvableType type, String name, String path, Set<String> names) {
        Class<?> shown = type.resolve(Object.class);
        if (shown == Page.class || Collection.class.isAssignableFrom(shown)) {
            return walk(type.getGeneric(0), name, path, names);
        }
        if (shown.isRecord()) {
            boolean personal = false;
            for (RecordComponent component : shown.getRecordComponents()) {
                personal |= walk(
                        ResolvableType.forType(component.getGenericType(), type),
                        component.getName(),
                        within(path, component.getName()),
                        names);
            }
            return personal;
        }
        if (!path.isEmpty()) {
            names.add(path);
        }
        return shown == UUID.class && PSEUDONYMS.contains(name);
    }

    static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
