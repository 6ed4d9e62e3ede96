package io.ringpost.safehttp;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small certificate authority, made by the JDK's keytool once per test run. */
final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path store;
    private final Path authority;

    Certificates() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("certificates");
        store = folder.resolve("keys.p12");
        authority = folder.resolve("authority.pem");
        key("authority", "-ext", "bc:c", "-startdate", "-30d", "-validity", "365");
        key("good", "-signer", "authority", "-ext", "SAN=dns:crm.example");
        key("expired", "-signer", "authority", "-ext", "SAN=dns:crm.example", "-startdate", "-20d", "-validity", "10");
        keytool("-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString());
    }

    PfxOptions key(String alias) {
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD).setAlias(alias);
    }

    PemTrustOptions trust() {
        return new PemTrustOptions().addCertPath(authority.toString());
    }

    private void key(String alias, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(output);
        }
    }
}
