package io.ringpost.local.junit;

/** The servers of this JVM as any class loader can reach them: Quarkus loads each application's tests in its own. */
public interface SharedServersMXBean {

    String getKafkaBootstrapServers();

    void stopKafka();

    void startKafka();

    String getPostgresUrl();

    void stopPostgres();

    void startPostgres();

    void killPostgres();

    void pausePostgres();

    void resumePostgres();
}
