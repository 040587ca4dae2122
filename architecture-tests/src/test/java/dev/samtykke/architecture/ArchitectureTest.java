package dev.samtykke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.samtykke");
    private static final JavaClasses FIXTURE =
            new ClassFileImporter().importPackages("dev.samtykke.architecture.fixture");

    private static final Map<String, ArchRule> RULES = Map.of(
            "the shared rules know no framework", Rules.SHARED_API_KNOWS_NO_FRAMEWORK,
            "sides are independent", Rules.SIDES_ARE_INDEPENDENT,
            "queries send no commands", Rules.QUERIES_SEND_NO_COMMANDS,
            "events are records", Rules.EVENTS_ARE_RECORDS,
            "messages have no suffix", Rules.MESSAGES_HAVE_NO_SUFFIX,
            "time comes from outside", Rules.TIME_COMES_FROM_OUTSIDE,
            "no static state", Rules.NO_STATIC_STATE);

    static Stream<Arguments> rules() {
        return RULES.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeepsEveryRule(String name, ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theFixtureBreaksEveryRule(String name, ArchRule rule) {
        assertThat(rule.evaluate(FIXTURE).hasViolation()).isTrue();
    }

    @Test
    void theProductIsLookedAtWhole() {
        assertThat(PRODUCT.size()).isGreaterThan(300);
    }
}
