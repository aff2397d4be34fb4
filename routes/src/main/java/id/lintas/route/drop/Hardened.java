package id.lintas.route.drop;

import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.BuiltinFactory;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.sftp.SftpModuleProperties;

/**
 * An SSH server that only a subsystem can be had from: public keys alone, no shell, no command, no forwarding of ports, agents or
 * screens. Algorithms are listed, not left out: SHA-1, CBC, MACs before encryption and DSA are not among them.
 */
final class Hardened {

    private static final int TRIES = 6;

    private Hardened() {}

    static SshServer server() {
        SshServer server = SshServer.setUpDefaultServer();
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.mlkem768x25519,
                        BuiltinDHFactories.sntrup761x25519,
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.ecdhp521,
                        BuiltinDHFactories.ecdhp384,
                        BuiltinDHFactories.ecdhp256,
                        BuiltinDHFactories.dhg18_512,
                        BuiltinDHFactories.dhg16_512),
                ServerBuilder.DH2KEX));
        server.setCipherFactories(BuiltinFactory.setUpFactories(
                true,
                List.of(
                        BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.cc20p1305_openssh,
                        BuiltinCiphers.aes256ctr,
                        BuiltinCiphers.aes128ctr)));
        server.setMacFactories(
                BuiltinFactory.setUpFactories(true, List.of(BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256etm)));
        server.setSignatureFactories(BuiltinFactory.setUpFactories(
                true,
                List.of(
                        BuiltinSignatures.ed25519,
                        BuiltinSignatures.nistp521,
                        BuiltinSignatures.nistp384,
                        BuiltinSignatures.nistp256,
                        BuiltinSignatures.rsaSHA512,
                        BuiltinSignatures.rsaSHA256)));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPasswordAuthenticator(null);
        server.setKeyboardInteractiveAuthenticator(null);
        server.setHostBasedAuthenticator(null);
        server.setGSSAuthenticator(null);
        server.setShellFactory(null);
        server.setCommandFactory(null);
        server.setAgentFactory(null);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setGlobalRequestHandlers(List.of(NoMoreSessionsHandler.INSTANCE));
        limit(server);
        return server;
    }

    private static void limit(SshServer server) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "LINTAS");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(20));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, TRIES);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 4);
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, 16);
        // Version 3 is what every client speaks; the later ones bring links, locks and access lists.
        SftpModuleProperties.SFTP_VERSION.set(server, 3);
        SftpModuleProperties.AUTO_FOLLOW_LINKS.set(server, false);
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
        SftpModuleProperties.ACL_SUPPORTED_MASK.set(server, "");
    }
}
