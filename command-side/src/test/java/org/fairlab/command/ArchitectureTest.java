package org.fairlab.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.lactation.Parent;
import org.fairlab.command.outreach.Partnership;
import org.fairlab.command.people.Participant;
import org.fairlab.command.reference.BreakRules;
import org.fairlab.command.training.Course;
import org.fairlab.platform.security.Roles;

@AnalyzeClasses(packages = "org.fairlab", importOptions = ArchitectureTest.Program.class)
class ArchitectureTest {

    private static final List<String> CONTEXTS = List.of(
            "people",
            "scholarship",
            "mentorship",
            "training",
            "outreach",
            "lactation",
            "leadership",
            "advocacy",
            "inclusion",
            "reference",
            "access");

    /** What a context says to the others. */
    private static final Set<Class<?>> PUBLISHED =
            Set.of(Participant.class, Parent.class, Partnership.class, Course.class, BreakRules.class);

    /** What is shipped, without any module's tests. */
    static final class Program implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes") && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static void contexts_know_nothing_of_each_other_but_what_is_for_others(JavaClasses program) {
        for (String context : CONTEXTS) {
            String[] others = CONTEXTS.stream()
                    .filter(other -> !other.equals(context))
                    .map(ArchitectureTest::of)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(of(context))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others)
                            .and(describe(
                                    "are not for others",
                                    type -> PUBLISHED.stream().noneMatch(type::isEquivalentTo))))
                    .check(program);
        }
    }

    @ArchTest
    static final ArchRule contexts_know_nothing_of_http_but_what_a_command_says_about_itself = noClasses()
            .that()
            .resideInAnyPackage(CONTEXTS.stream().map(ArchitectureTest::of).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.http..", "org.springframework.web..");

    @ArchTest
    static final ArchRule only_the_http_package_meets_the_servlet_api = noClasses()
            .that()
            .resideInAPackage("org.fairlab.command..")
            .and()
            .resideOutsideOfPackage("org.fairlab.command.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule an_aggregate_is_known_to_its_own_context_only = classes()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .and()
            .doNotBelongToAnyOf(PUBLISHED.toArray(Class<?>[]::new))
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule an_aggregate_decides_on_what_it_is_given = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "java.io..", "java.nio..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule a_command_is_a_record_whose_route_names_roles_that_there_are = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beRecords()
            .andShould()
            .beAssignableTo(Command.class)
            .andShould(nameRoles());

    @ArchTest
    static final ArchRule events_know_nothing_of_the_program = noClasses()
            .that()
            .resideInAPackage("org.fairlab.events..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.fairlab..").and(not(resideInAPackage("org.fairlab.events.."))));

    @ArchTest
    static final ArchRule the_platform_knows_no_side = noClasses()
            .that()
            .resideInAPackage("org.fairlab.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.fairlab.command..", "org.fairlab.query..");

    @ArchTest
    static final ArchRule the_event_store_knows_nothing_of_the_domain = noClasses()
            .that()
            .resideInAPackage("org.fairlab.platform.store..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.fairlab..").and(not(resideInAPackage("org.fairlab.platform.store.."))));

    @ArchTest
    static final ArchRule what_happens_is_logged_through_slf4j =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_is_printed = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static String of(String context) {
        return "org.fairlab.command." + context + "..";
    }

    private static ArchCondition<JavaClass> nameRoles() {
        return new ArchCondition<>("name at least one role of those there are") {
            @Override
            public void check(JavaClass command, ConditionEvents events) {
                List<String> roles = command.isAnnotatedWith(RolesAllowed.class)
                        ? List.of(
                                command.getAnnotationOfType(RolesAllowed.class).value())
                        : List.of();
                events.add(new SimpleConditionEvent(
                        command,
                        !roles.isEmpty() && Roles.ALL.containsAll(roles),
                        command.getName() + " names " + roles));
            }
        };
    }
}
