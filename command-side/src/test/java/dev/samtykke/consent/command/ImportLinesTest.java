package dev.samtykke.consent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ImportLinesTest {

    @Test
    void numbersLinesAsTheFileHasThemAndLeavesOutBlankOnes() throws IOException {
        assertThat(all("a\n\n \r\nb\r\nc", 10, 100)).containsExactly("1:a", "4:b\r", "5:c");
    }

    @Test
    void givesNoneForAnEmptyFile() throws IOException {
        assertThat(all("", 10, 100)).isEmpty();
        assertThat(all("\n\n", 10, 100)).isEmpty();
    }

    @Test
    void keepsGoingAfterALineThatIsTooLong() throws IOException {
        String longLine = "x".repeat(200_000);
        assertThat(all(longLine + "\nb\n" + longLine, 10, 100)).containsExactly("1:too long", "2:b", "3:too long");
    }

    @Test
    void giveNoMoreAtOnceThanAskedForNorMuchMoreThanTheLongestLine() throws IOException {
        ImportLines lines = lines("a\nb\nc\nddddd\neeeee\nf", 6);
        assertThat(lines.next(2)).hasSize(2);
        assertThat(lines.next(2)).hasSize(2);
        assertThat(lines.next(100)).hasSize(2);
        assertThat(lines.next(100)).isEmpty();
        assertThat(lines("ddddd\neeeee\nf", 6).next(100)).hasSize(2);
    }

    private static List<String> all(String file, int most, int longest) throws IOException {
        ImportLines lines = lines(file, longest);
        List<String> all = new ArrayList<>();
        for (List<ImportLines.Line> next = lines.next(most); !next.isEmpty(); next = lines.next(most)) {
            for (ImportLines.Line line : next) {
                byte[] text = line.text();
                all.add(line.number() + ":" + (text == null ? "too long" : new String(text, StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    private static ImportLines lines(String file, int longest) {
        return new ImportLines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), longest);
    }
}
