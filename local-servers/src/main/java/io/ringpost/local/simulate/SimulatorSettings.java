package io.ringpost.local.simulate;

/**
 * Where a simulator listens, whom it sends to, and with which secrets.
 *
 * @param port 0 for a free one
 * @param ingressBaseUrl where webhooks are sent
 * @param publicBaseUrl the ingress as Twilio knows it, which is part of what Twilio signs
 * @param secrets what the senders prove themselves with
 * @param crmSecret what the CRM receiver checks signatures with
 */
public record SimulatorSettings(
        int port, String ingressBaseUrl, String publicBaseUrl, ProviderSecrets secrets, String crmSecret) {
    /** The secret of guide 003's example receiver. */
    public static final String GUIDE_SECRET = "sua_chave_secreta";

    /** Settings with guide 003's secret. */
    public SimulatorSettings(int port, String ingressBaseUrl, String publicBaseUrl, ProviderSecrets secrets) {
        this(port, ingressBaseUrl, publicBaseUrl, secrets, GUIDE_SECRET);
    }
}
