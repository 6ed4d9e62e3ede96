package io.ringpost.local.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedPackagesTest {
    private final Path folder;

    MutatedPackagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listedPackagesAreCovered() throws IOException {
        MutatedPackages listed = listed("<mutation.classes>a.plan.*, a.sign.*</mutation.classes>");

        assertThatCode(() -> listed.cover(Set.of("a.plan", "a.sign"))).doesNotThrowAnyException();
    }

    @Test
    void aPackageLeftOutIsCaught() throws IOException {
        MutatedPackages listed = listed("<mutation.classes>a.plan.*,a.signature.*</mutation.classes>");

        assertThatThrownBy(() -> listed.cover(Set.of("a.plan", "a.sign")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[a.sign]");
    }

    @Test
    void aModuleWithoutListCoversNothing() throws IOException {
        MutatedPackages listed = listed("<project/>");

        assertThatThrownBy(() -> listed.cover(Set.of("a.plan"))).isInstanceOf(AssertionError.class);
        assertThatCode(() -> listed.cover(Set.of())).doesNotThrowAnyException();
    }

    private MutatedPackages listed(String pom) throws IOException {
        return MutatedPackages.listedIn(Files.writeString(folder.resolve("pom.xml"), pom));
    }
}
