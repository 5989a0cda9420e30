package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import org.fairlab.query.projection.Example;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long records are kept, as this process is configured. */
@RestController
class RecordClassEndpoint {

    private final List<RecordClass> classes;

    RecordClassEndpoint(@Value("${fairlab.idempotency-keys.retention:30d}") Duration keys) {
        this.classes = RecordClass.all(keys);
    }

    @GetMapping("/api/retention")
    @Example("""
            [{"name": "idempotency keys", "tables": ["events.once"], "period": "PT720H",
              "until": "the period is over; a job deletes them every hour",
              "basis": "for so long a request sent again is answered as the first time"}]""")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER, OPERATOR})
    List<RecordClass> classes() {
        return classes;
    }
}
