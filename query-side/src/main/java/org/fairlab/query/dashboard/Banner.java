package org.fairlab.query.dashboard;

import java.util.Optional;
import org.fairlab.query.publication.Editions;
import org.fairlab.query.publication.Editions.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The edition that a page shows.
 *
 * @param previous the address of the same page as of the edition before, null if there is none
 * @param next as of the one after it
 */
record Banner(
        Edition edition,
        @Nullable String previous,
        @Nullable String next) {

    /** The latest edition released by then; none if there was none. */
    static Optional<Banner> of(Editions editions, At at) {
        return editions.released(at.instant())
                .map(edition -> new Banner(
                        edition,
                        editions.before(edition).map(Banner::address).orElse(null),
                        editions.after(edition).map(Banner::address).orElse(null)));
    }

    private static String address(Edition edition) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("at", edition.takenAt())
                .build()
                .toUriString();
    }
}
