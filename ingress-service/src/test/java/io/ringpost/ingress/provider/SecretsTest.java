package io.ringpost.ingress.provider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs are compared in one place and in constant time: true by construction, for a clock would only say maybe. */
class SecretsTest {
    /** What holds a secret, a token or a signature. */
    private static final Pattern HOLDERS = Pattern.compile(".*(Signature|Verifier|Secrets|Tokens?|Guard)");

    private static final Set<String> COMPARISONS =
            Set.of("equals", "equalsIgnoreCase", "compareTo", "contentEquals", "startsWith", "endsWith", "contains");
    private static final JavaClasses PROVIDERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ringpost.ingress.provider");

    @ParameterizedTest
    @CsvSource({"old, 1", "new, 2", "ol, 0", "olde, 0", "'', 0"})
    void findsWhichSecretItIs(String candidate, int position) {
        Secrets secrets = new Secrets(List.of("old", " new ", "", "old"));

        assertThat(secrets.find(candidate).orElse(0)).isEqualTo(position);
    }

    @Test
    void oneClassAloneComparesProofs() {
        noClasses()
                .that(describe("are not Secrets", type -> !type.isEquivalentTo(Secrets.class)))
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .because("one place is reviewed once")
                .check(PROVIDERS);
    }

    @Test
    void noBytesAreComparedInATimeThatTells() {
        noClasses()
                .that(describe("compare more than a form with itself", type -> !type.isEquivalentTo(DecodedForm.class)))
                .should()
                .callMethodWhere(describe(
                        "compare arrays",
                        call -> call.getTargetOwner().isEquivalentTo(Arrays.class)
                                && Set.of("equals", "compare", "compareUnsigned", "mismatch", "hashCode")
                                        .contains(call.getName())))
                .check(PROVIDERS);
    }

    @Test
    void whatHoldsSecretsComparesNoText() {
        noClasses()
                .that(describe("hold secrets", SecretsTest::holdsSecrets))
                .should()
                .callMethodWhere(describe("compare texts", SecretsTest::comparesText))
                .check(PROVIDERS);
    }

    /** Else the rules above would hold because nobody compares anything. */
    @Test
    void signaturesAreComparedThere() {
        assertThat(PROVIDERS
                        .get(Secrets.class)
                        .getMethod("same", byte[].class, byte[].class)
                        .getCallsOfSelf())
                .extracting(call -> call.getOriginOwner().getSimpleName())
                .contains("TwilioSignature", "RetellSignature", "Secrets");
    }

    private static boolean holdsSecrets(JavaClass type) {
        return HOLDERS.matcher(type.getSimpleName()).matches()
                || type.getEnclosingClass().filter(SecretsTest::holdsSecrets).isPresent();
    }

    /** Constructors read settings, of which no sender sees the time. */
    private static boolean comparesText(JavaMethodCall call) {
        AccessTarget.MethodCallTarget target = call.getTarget();
        return !call.getOrigin().isConstructor()
                && COMPARISONS.contains(target.getName())
                && (target.getOwner().isAssignableTo(CharSequence.class)
                        || target.getOwner().isEquivalentTo(java.util.Objects.class));
    }
}
