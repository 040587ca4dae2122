package dev.samtykke.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.samtykke.standalone.launch.CommandLine.Answer;

class CommandLineTest {

    @Test
    void settingsAskForAStart() {
        assertThat(CommandLine.answer()).isEmpty();
        assertThat(CommandLine.answer("--samtykke.data-dir=/x", "--server.port=1", "--demo", "--spring.x[0]=1"))
                .isEmpty();
    }

    @Test
    void helpAndVersionAreAnswered() {
        assertThat(CommandLine.answer("--help"))
                .hasValueSatisfying(answer -> assertThat(answer.text()).contains("--samtykke.data-dir"))
                .map(Answer::exitCode)
                .contains(0);
        assertThat(CommandLine.answer("--server.port=1", "--version"))
                .hasValueSatisfying(answer -> assertThat(answer.text()).startsWith("Samtykke "));
    }

    @Test
    void anUnknownOptionIsNamedWithoutItsValue() {
        assertThat(CommandLine.answer("--data-dir=/secret"))
                .contains(new Answer("Unknown option --data-dir; --help lists them", 2));
        assertThat(CommandLine.answer("start")).contains(new Answer("Unknown option start; --help lists them", 2));
        assertThat(CommandLine.answer("-port=1")).contains(new Answer("Unknown option -port; --help lists them", 2));
    }
}
