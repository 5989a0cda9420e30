package org.fairlab.standalone.publicdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.query.publication.ImportProgress.Progress;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PartsTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());

    @Test
    void an_import_goes_on_after_the_parts_that_were_noted_and_is_not_begun_again_once_it_is_finished() {
        Parts first = new Parts(jdbc);
        assertThat(first.open()).isFalse();
        assertThat(first.current()).isEmpty();
        first.expect(500);
        first.note("one", 250, 2);

        Parts second = new Parts(jdbc);
        assertThat(second.open()).isFalse();
        second.expect(500);
        assertThat(second.isDone("one")).isTrue();
        assertThat(second.isDone("two")).isFalse();
        assertThat(second.current()).contains(new Progress(250, 500, 2, false));
        second.note("two", 250, 0);
        second.close();

        Parts third = new Parts(jdbc);
        assertThat(third.open()).isTrue();
        assertThat(third.current()).contains(new Progress(500, 500, 2, true));
    }
}
