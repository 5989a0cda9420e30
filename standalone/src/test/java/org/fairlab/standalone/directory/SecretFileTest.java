package org.fairlab.standalone.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path directory;

    @Test
    void only_its_owner_may_read_it_also_after_it_was_replaced() throws Exception {
        Path file = directory.resolve("secret");
        SecretFile.readOrCreate(file, () -> "first");
        assertThat(permissions(file)).isEqualTo("rw-------");
        SecretFile.write(file, "second");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo("second\n");
    }

    @Test
    void what_is_there_is_never_made_anew() throws Exception {
        Path file = directory.resolve("secret");
        SecretFile.readOrCreate(file, () -> "first");
        assertThat(SecretFile.readOrCreate(file, () -> "second")).isEqualTo("first");
    }

    @Test
    void a_new_data_directory_is_its_owners_alone() throws Exception {
        DataDirectory data = DataDirectory.open(directory.resolve("deep/data"));
        assertThat(permissions(data.path())).isEqualTo("rwx------");
        assertThat(permissions(data.keyEncryptionKey())).isEqualTo("rw-------");
    }

    @Test
    void a_file_where_the_directory_should_be_is_told_in_one_line() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " cannot be used: there is a file where a directory should be.");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
