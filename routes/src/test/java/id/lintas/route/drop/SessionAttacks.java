package id.lintas.route.drop;

import static id.lintas.route.drop.AttackedDrop.SOON;
import static id.lintas.route.drop.AttackedDrop.THIEF;
import static id.lintas.route.drop.AttackedDrop.VICTIM;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** What is tried before there is a root, and beside SFTP. */
final class SessionAttacks {

    private SessionAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack("logs in with another user's key", drop -> loggedIn(drop.login(VICTIM, drop.thiefKey))),
                new Attack("logs in as nobody known", drop -> loggedIn(drop.login("somebody", drop.thiefKey))),
                new Attack(
                        "logs in as a name that leads elsewhere",
                        drop -> loggedIn(drop.login("../victim", drop.thiefKey))),
                new Attack("logs in with a new key", drop -> loggedIn(drop.login(THIEF, Keys.pair()))),
                new Attack("logs in with a password", drop -> {
                    try (ClientSession session = drop.connect(THIEF)) {
                        session.addPasswordIdentity(THIEF);
                        session.auth().verify(SOON);
                        return session.isAuthenticated();
                    }
                }),
                new Attack("logs in by answering questions", drop -> {
                    try (ClientSession session = drop.connect(THIEF)) {
                        session.setUserInteraction(new Answers());
                        session.setUserAuthFactoriesNames("keyboard-interactive");
                        session.auth().verify(SOON);
                        return session.isAuthenticated();
                    }
                }),
                inSession("opens a shell", session -> echoes(session.createShellChannel())),
                inSession("runs a command", session -> echoes(session.createExecChannel("cat"))),
                inSession(
                        "forwards a port of the hub's network to itself",
                        session -> opens(session.createDirectTcpipChannel(
                                new SshdSocketAddress("127.0.0.1", 0),
                                new SshdSocketAddress("127.0.0.1", port(session))))),
                inSession(
                        "opens a port on the hub",
                        session -> session.startRemotePortForwarding(
                                        new SshdSocketAddress("127.0.0.1", 0),
                                        new SshdSocketAddress("127.0.0.1", port(session)))
                                != null));
    }

    private static int port(ClientSession session) {
        return ((java.net.InetSocketAddress) session.getIoSession().getRemoteAddress()).getPort();
    }

    private static boolean loggedIn(ClientSession session) throws IOException {
        try (session) {
            return session.isAuthenticated();
        }
    }

    private static boolean opens(ClientChannel channel) throws IOException {
        try (channel) {
            channel.open().verify(SOON);
            return channel.isOpen();
        }
    }

    /** Whether somebody at the other end says what was said to it. */
    private static boolean echoes(ClientChannel channel) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (channel) {
            channel.setIn(new ByteArrayInputStream("anybody there\n".getBytes(StandardCharsets.UTF_8)));
            channel.setOut(said);
            channel.setErr(new ByteArrayOutputStream());
            channel.open().verify(SOON);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(5));
        }
        return said.toString(StandardCharsets.UTF_8).contains("anybody there");
    }

    /** Something done in the thief's session. */
    private interface Deed {
        boolean in(ClientSession session) throws IOException;
    }

    private static Attack inSession(String name, Deed deed) {
        return new Attack(name, drop -> {
            try (ClientSession session = drop.login(THIEF, drop.thiefKey)) {
                return deed.in(session);
            }
        });
    }

    /** Answers every question with the user's name. */
    private static final class Answers implements UserInteraction {

        @Override
        public boolean isInteractionAllowed(ClientSession session) {
            return true;
        }

        @Override
        public String[] interactive(
                ClientSession session, String name, String instruction, String lang, String[] prompt, boolean[] echo) {
            return prompt.length == 0 ? new String[0] : new String[] {session.getUsername()};
        }

        @Override
        public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
            return "";
        }
    }
}
