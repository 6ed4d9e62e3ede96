package io.ringpost.safehttp.resolve;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up without a thread per look-up, so that a name whose servers hang delays no other name.
 * The JDK's own resolver would hold a thread for as long as an attacker's name server likes.
 */
public final class DnsNames implements NameResolver, AutoCloseable {

    private static final int QUERY_TIMEOUT_MILLIS = 1_500;
    private static final int MAX_CACHE_SECONDS = 60;

    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("safe-http-dns", true));
    private final DnsNameResolver resolver;

    /** With the name servers, search domains and hosts file of this machine. */
    public DnsNames() {
        this(DnsServerAddressStreamProviders.platformDefault());
    }

    DnsNames(DnsServerAddressStreamProvider servers) {
        resolver = new DnsNameResolverBuilder(loop.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class, true)
                .nameServerProvider(servers)
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .queryTimeoutMillis(QUERY_TIMEOUT_MILLIS)
                .ttl(0, MAX_CACHE_SECONDS)
                .build();
    }

    @Override
    public CompletionStage<List<InetAddress>> addresses(String host) {
        CompletableFuture<List<InetAddress>> all = new CompletableFuture<>();
        resolver.resolveAll(host).addListener((io.netty.util.concurrent.Future<List<InetAddress>> found) -> {
            if (found.isSuccess()) {
                all.complete(found.getNow());
            } else {
                all.completeExceptionally(found.cause());
            }
        });
        return all;
    }

    @Override
    public void close() {
        resolver.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
