package org.fairlab.platform.store;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** An event as good as any other. */
@Revision("1")
record Noted(UUID stream) {

    static final String TYPE = Noted.class.getName();
}
