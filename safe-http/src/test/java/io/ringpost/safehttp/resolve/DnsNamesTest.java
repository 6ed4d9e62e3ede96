package io.ringpost.safehttp.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a name server that knows one name, denies another and is silent about the third. */
class DnsNamesTest {

    private static final int HEADER = 12;

    private final Vertx vertx = Vertx.vertx();
    private DnsNames names;

    @BeforeEach
    void start() {
        DatagramSocket server = vertx.createDatagramSocket();
        server.handler(query -> answer(server, query));
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .localAddress()
                .port();
        names = new DnsNames(new SingletonDnsServerAddressStreamProvider(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    @AfterEach
    void stop() {
        names.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyAddressOfANameIsFoundIpv4First() {
        List<InetAddress> found = names.addresses("both.example.")
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertThat(found).extracting(InetAddress::getHostAddress).containsExactly("192.0.2.7", "2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aDeniedNameIsUnknown() {
        assertThatThrownBy(() -> names.addresses("denied.example.")
                        .toCompletableFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .hasCauseInstanceOf(java.net.UnknownHostException.class);
    }

    @Test
    void aSilentServerIsATimeoutAndDelaysNoOtherName() {
        var silent = names.addresses("silent.example.").toCompletableFuture();

        assertThat(names.addresses("both.example.")
                        .toCompletableFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .isNotEmpty();
        assertThat(silent).isNotDone();
        assertThatThrownBy(() -> silent.orTimeout(60, TimeUnit.SECONDS).join())
                .hasRootCauseInstanceOf(DnsNameResolverTimeoutException.class);
    }

    private static void answer(DatagramSocket server, DatagramPacket packet) {
        Buffer query = packet.data();
        int nameLength = query.getByte(HEADER);
        String label = query.getString(HEADER + 1, HEADER + 1 + nameLength);
        if (label.equals("silent")) {
            return;
        }
        boolean known = label.equals("both");
        int end = questionEnd(query);
        boolean ipv6 = query.getShort(end - 4) == 28;
        Buffer reply = Buffer.buffer()
                .appendBuffer(query, 0, 2)
                .appendShort((short) (known ? 0x8180 : 0x8183))
                .appendShort((short) 1)
                .appendShort((short) (known ? 1 : 0))
                .appendInt(0)
                .appendBuffer(query, HEADER, end - HEADER);
        if (known) {
            reply.appendShort((short) 0xc00c)
                    .appendShort((short) (ipv6 ? 28 : 1))
                    .appendShort((short) 1)
                    .appendInt(30)
                    .appendShort((short) (ipv6 ? 16 : 4))
                    .appendBytes(ipv6 ? ipv6() : new byte[] {(byte) 192, 0, 2, 7});
        }
        server.send(reply, packet.sender().port(), packet.sender().host());
    }

    private static int questionEnd(Buffer query) {
        int at = HEADER;
        while (query.getByte(at) != 0) {
            at += query.getByte(at) + 1;
        }
        return at + 5;
    }

    private static byte[] ipv6() {
        byte[] address = new byte[16];
        address[0] = 0x20;
        address[1] = 0x01;
        address[2] = 0x0d;
        address[3] = (byte) 0xb8;
        address[15] = 7;
        return address;
    }
}
