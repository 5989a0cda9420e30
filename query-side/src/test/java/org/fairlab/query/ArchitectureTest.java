package org.fairlab.query;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(packages = "org.fairlab.query", importOptions = ArchitectureTest.Program.class)
class ArchitectureTest {

    /** What is shipped. */
    static final class Program implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes");
        }
    }

    @ArchTest
    static final ArchRule rows_are_read_at_once_or_by_a_handler_since_a_stream_keeps_its_connection =
            noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

    @ArchTest
    static final ArchRule disclosure_control_knows_only_numbers = noClasses()
            .that()
            .resideInAPackage("org.fairlab.query.disclosure..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.fairlab..").and(not(resideInAPackage("org.fairlab.query.disclosure.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework..", "org.axonframework..");

    @ArchTest
    static final ArchRule what_follows_events_knows_no_question = noClasses()
            .that()
            .resideInAPackage("org.fairlab.query.projection..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.fairlab.query..")
                    .and(not(resideInAnyPackage("org.fairlab.query.projection..", "org.fairlab.query.page.."))));
}
