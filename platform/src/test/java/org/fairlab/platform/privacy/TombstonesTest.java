package org.fairlab.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TombstonesTest {

    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("erased");
    }

    private Tombstones opened() throws IOException {
        return new Tombstones(file);
    }

    @Test
    void who_was_erased_is_known_after_a_restart() throws IOException {
        opened().add(ANA, 7);
        opened().add(BEN, 9);
        assertThat(opened().owners()).containsExactlyInAnyOrder(ANA, BEN);
        assertThat(opened().last()).isEqualTo(9);
    }

    @Test
    void an_erasure_is_written_once_and_again_only_for_a_later_position() throws IOException {
        Tombstones tombstones = opened();
        tombstones.add(ANA, 7);
        tombstones.add(ANA, 7);
        tombstones.add(ANA, 0);
        opened().add(ANA, 7);
        assertThat(Files.readAllLines(file)).hasSize(1);
        tombstones.add(ANA, 8);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void what_one_process_adds_another_one_sees() throws IOException {
        Tombstones one = opened();
        Tombstones other = opened();
        one.add(ANA, 7);
        other.refresh();
        assertThat(other.contains(ANA)).isTrue();
    }

    @Test
    void a_line_that_was_not_written_to_its_end_is_written_over() throws IOException {
        opened().add(ANA, 7);
        Files.writeString(file, BEN + "\t8\t2030", StandardOpenOption.APPEND);
        assertThat(opened().owners()).containsExactly(ANA);
        opened().add(BEN, 8);
        assertThat(opened().owners()).containsExactlyInAnyOrder(ANA, BEN);
    }

    @Test
    void nothing_starts_with_a_damaged_line() throws IOException {
        opened().add(ANA, 7);
        opened().add(BEN, 8);
        String line = Files.readString(file);
        for (int i : IntStream.range(0, line.indexOf('\n')).toArray()) {
            char other = line.charAt(i) == '0' ? '1' : '0';
            Files.writeString(file, line.substring(0, i) + other + line.substring(i + 1));
            assertThatIOException().isThrownBy(this::opened).withMessageContaining("line 1");
        }
    }
}
