package io.ringpost.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Property(tries = 200)
    void walking_the_pages_shows_every_row_once(
            @ForAll @IntRange(max = 500) int rows, @ForAll @IntRange(min = 1, max = 200) int limit) {
        List<Integer> table = IntStream.range(0, rows).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.parse("rows", Integer.toString(limit), cursor);
            int from = request.after()
                    .map(after -> Integer.parseInt(after.position().get(0)) + 1)
                    .orElse(0);
            List<Integer> read = table.subList(from, Math.min(rows, from + request.rowsToRead()));
            Page<Integer> page = Page.of(request, read, Cursor::at);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(table);
    }

    @Test
    void the_defaults_are_fifty_from_the_start() {
        assertThat(PageRequest.parse("rows", null, null)).isEqualTo(new PageRequest("rows", 50, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "", " ", "1.5", "ten", "99999999999999999999", "١"})
    void a_limit_out_of_range_is_refused(String limit) {
        assertThatThrownBy(() -> PageRequest.parse("rows", limit, null))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                                refusal.problem().detail())
                        .isEqualTo("limit must be a whole number from 1 to 200."));
    }

    @Test
    void the_last_page_says_so_even_where_nulls_are_left_out() throws Exception {
        Page<String> page = new Page<>(List.of("a"), null);

        ObjectMapper frugal = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

        assertThat(frugal.writeValueAsString(page)).isEqualTo("{\"items\":[\"a\"],\"next\":null}");
    }

    @Test
    void a_mapped_page_keeps_its_cursor() {
        assertThat(new Page<>(List.of(1, 2), "x").map(number -> "n" + number))
                .isEqualTo(new Page<>(List.of("n1", "n2"), "x"));
    }
}
