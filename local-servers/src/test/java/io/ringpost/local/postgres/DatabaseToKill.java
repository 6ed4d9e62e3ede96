package io.ringpost.local.postgres;

import io.ringpost.local.guard.Guard;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** Started by the test as a JVM of its own: runs a database, with or without guard, and waits to be killed. */
final class DatabaseToKill {
    private DatabaseToKill() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        if (args[2].equals("guarded")) {
            Guard.start().watchPostgres(LocalPostgres.data(directory));
        }
        LocalPostgres postgres = LocalPostgres.start(directory, Path.of(args[1]), 0);
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept as select 42 as answer");
        }
        System.out.println("pid " + postgres.pid());
        new CountDownLatch(1).await();
    }
}
