package dev.samtykke.axonserver.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import dev.samtykke.axonserver.routing.CommandMessages.Told;
import dev.samtykke.http.problem.Problem;
import dev.samtykke.personaldata.secrets.InstallationSecrets;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

class RefusalsTest {

    /** What a refusal has beyond rule, kind, message and violations would be lost on its way. */
    @Test
    void noRefusalHasMoreThanIsSent() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(RuleBroken.class));
        List<String> names = scanner.findCandidateComponents("dev.samtykke").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .toList();

        assertThat(names).hasSizeGreaterThan(45).contains(UnknownPurpose.class.getName());
        for (String name : names) {
            for (Class<?> type = Class.forName(name); type != RuleBroken.class; type = type.getSuperclass()) {
                assertThat(Stream.of(type.getDeclaredFields())
                                .filter(field -> !Modifier.isStatic(field.getModifiers())))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    @Test
    void theCallerIsToldTheSame(@TempDir Path keys) {
        CommandMessages messages =
                new CommandMessages(InstallationSecrets.open(keys).messages());
        for (RuleBroken.Kind kind : RuleBroken.Kind.values()) {
            RuleBroken there = new RuleBroken(
                    "a-rule",
                    kind,
                    "It is so.",
                    List.of(new Violation("decisions[1].purpose", "b"), new Violation("", "a"))) {};
            var message = messages.of(new RetirePurpose("p", null), MetaData.emptyInstance(), null);

            Told told = messages.told(message, messages.response(message, Outcome.refused(there), new byte[0]));
            RuleBroken here =
                    new RefusedElsewhere(Objects.requireNonNull(told.outcome().refusal()));

            assertThat(Problem.of(here, "/path")).isEqualTo(Problem.of(there, "/path"));
        }
    }
}
