package dev.samtykke.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Clock;
import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import dev.samtykke.messages.StoredAs;

/** The rules, each with its reason. */
final class Rules {

    private Rules() {}

    static final ArchRule SHARED_API_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(
                    "..consent",
                    "..customer",
                    "..identity",
                    "..notice",
                    "..permission",
                    "..privacy",
                    "..purpose",
                    "..rules",
                    "..messages")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.axonframework..",
                    "com.fasterxml..",
                    "tools.jackson..",
                    "com.mongodb..",
                    "org.rocksdb..")
            .because("the rules must outlive every framework, and the offline verifier must be able to use them");

    static final ArchRule SIDES_ARE_INDEPENDENT = noClasses()
            .that()
            .resideInAPackage("..command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..query..")
            .because("a command decides on streams, never on a projection that may lag behind");

    static final ArchRule QUERIES_SEND_NO_COMMANDS = noClasses()
            .that()
            .resideInAPackage("..query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..command..", "..commanding..")
            .because("a replay must have no effect");

    static final ArchRule EVENTS_ARE_RECORDS = classes()
            .that()
            .areAnnotatedWith(StoredAs.class)
            .should()
            .beAssignableTo(Record.class)
            .because("what is stored must never change");

    static final ArchRule MESSAGES_HAVE_NO_SUFFIX = noClasses()
            .that()
            .areAnnotatedWith(StoredAs.class)
            .should()
            .haveSimpleNameEndingWith("Event")
            .because("an event is named by what happened");

    static final ArchRule TIME_COMES_FROM_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage("..command..", "..query..", "..consent", "..customer", "..identity", "..permission")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("a decision that reads a clock by itself cannot be replayed or tested");

    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(JavaClass.Predicates.resideInAPackage("dev.samtykke.."))
            .should()
            .beFinal()
            .because("two products in one process must not share anything that changes");
}
