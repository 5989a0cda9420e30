package org.fairlab.query.auditreport;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.projection.ReadModel;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Reports in a browser. All their state is in their addresses. */
@HtmlPage
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class ReportPages implements ReadModel {

    private final Reports reports;
    private final ReportProof proof;

    ReportPages(Reports reports, ReportProof proof) {
        this.reports = reports;
        this.proof = proof;
    }

    @Override
    public String name() {
        return "audit_trail";
    }

    @GetMapping("/audit/reports")
    @RolesAllowed(AUDITOR)
    ModelAndView all() {
        return new ModelAndView("audit-reports").addObject("reports", reports.all());
    }

    /** A report under its form; the form alone if nothing is asked yet. */
    @GetMapping("/audit/reports/{report}")
    @RolesAllowed(AUDITOR)
    ModelAndView report(@PathVariable String report, Asked asked) {
        Report named = reports.named(report);
        if (asked.given().isEmpty()) {
            return page(HttpStatus.OK, named, asked, Map.of());
        }
        try {
            AuditReport answer = reports.answer(report, asked);
            UnaryOperator<String> words = AuditReport::words;
            return page(HttpStatus.OK, named, asked, Map.of())
                    .addObject("answer", answer)
                    .addObject("proved", proof.isKept())
                    .addObject("digest", ReportCsv.digest(ReportCsv.of(answer)))
                    .addObject("words", words);
        } catch (InvalidInput invalid) {
            return page(
                    HttpStatus.BAD_REQUEST,
                    named,
                    asked,
                    invalid.errors().stream()
                            .collect(Collectors.toMap(FieldError::field, FieldError::message, (one, other) -> one)));
        }
    }

    private static ModelAndView page(HttpStatus status, Report report, Asked asked, Map<String, String> errors) {
        List<Parameter> parameters = Reports.parameters(report);
        return new ModelAndView("audit-report", status)
                .addObject("report", report)
                .addObject("parameters", parameters)
                .addObject("given", asked.given())
                .addObject("query", asked.query())
                .addObject("errors", errors);
    }
}
