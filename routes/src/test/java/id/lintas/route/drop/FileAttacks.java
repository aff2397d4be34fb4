package id.lintas.route.drop;

import static id.lintas.route.drop.AttackedDrop.THIEF;
import static id.lintas.route.drop.AttackedDrop.VICTIM;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.impl.SftpResponse;
import org.apache.sshd.sftp.common.SftpConstants;

/** What the thief tries with files and paths. */
final class FileAttacks {

    private static final String SECRET = "SECRET.txt";
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    /** Where the file system's names are ASCII, Java itself refuses the others. */
    private static final boolean ANY_LETTER = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    private FileAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        reading(attacks);
        links(attacks);
        writing(attacks);
        changing(attacks);
        extensions(attacks);
        return attacks;
    }

    private static void reading(List<Attack> attacks) {
        for (String path : List.of(
                "../victim/in/SECRET.txt",
                "../../roots/victim/in/SECRET.txt",
                "in/../../victim/in/SECRET.txt",
                "./.././victim//in/SECRET.txt",
                "out/../../victim/in/./SECRET.txt")) {
            attacks.add(new Attack(
                    "reads " + path,
                    drop -> drop.asThief(sftp -> read(sftp, path).contains("secret"))));
            attacks.add(new Attack(
                    "learns the size of " + path,
                    drop -> drop.asThief(sftp -> sftp.stat(path).getSize() > 0)));
        }
        attacks.add(new Attack(
                "reads the victim's file by its absolute path",
                drop -> drop.asThief(sftp -> read(sftp, absolute(drop)).contains("secret"))));
        for (String path : List.of("..", "../victim", "../victim/in", "in/../..")) {
            attacks.add(new Attack(
                    "lists " + path,
                    drop -> drop.asThief(sftp -> StreamSupport.stream(
                                    sftp.readDir(path).spliterator(), false)
                            .anyMatch(entry -> entry.getFilename().contains(VICTIM)
                                    || entry.getFilename().equals(SECRET)
                                    || (entry.getFilename().equals("in") && path.contains(VICTIM))))));
        }
        attacks.add(new Attack(
                "learns where its root lies",
                drop -> drop.asThief(sftp -> sftp.canonicalPath(".").contains("roots"))));
    }

    private static void links(List<Attack> attacks) {
        attacks.add(new Attack(
                "reads through a symbolic link of its own",
                drop -> drop.asThief(sftp -> {
                    sftp.symLink("out/mine.txt", "../../victim/in/SECRET.txt");
                    return read(sftp, "out/mine.txt").contains("secret");
                })));
        attacks.add(new Attack("reads through a symbolic link that somebody left there", drop -> {
            plant(drop.root(THIEF).resolve("out/LEFT.txt"), Path.of(absolute(drop)));
            return drop.asThief(sftp -> read(sftp, "out/LEFT.txt").contains("secret"));
        }));
        attacks.add(new Attack("learns what such a link leads to", drop -> {
            plant(drop.root(THIEF).resolve("out/LEFT.txt"), Path.of(absolute(drop)));
            return drop.asThief(sftp -> sftp.stat("out/LEFT.txt").getSize() > 0
                    || sftp.readLink("out/LEFT.txt").contains(VICTIM));
        }));
        attacks.add(new Attack("lists a folder through a link that somebody left there", drop -> {
            plant(drop.root(THIEF).resolve("out/folder"), drop.root(VICTIM).resolve("in"));
            return drop.asThief(
                    sftp -> StreamSupport.stream(sftp.readDir("out/folder").spliterator(), false)
                            .anyMatch(entry -> entry.getFilename().equals(SECRET)));
        }));
        attacks.add(new Attack("writes through a link that somebody left there", drop -> {
            plant(
                    drop.root(THIEF).resolve("in/LEFT.txt.part"),
                    drop.root(VICTIM).resolve("in/THROUGH.txt"));
            drop.asThief(sftp -> write(sftp, "in/LEFT.txt.part", "forged"));
            return Files.exists(drop.root(VICTIM).resolve("in/THROUGH.txt"));
        }));
    }

    private static void writing(List<Attack> attacks) {
        attacks.add(new Attack("writes into the victim's folder", drop -> {
            drop.asThief(sftp -> write(sftp, "../victim/in/FORGED.txt.part", "forged"));
            return Files.exists(drop.root(VICTIM).resolve("in/FORGED.txt.part"));
        }));
        attacks.add(new Attack("writes into its own results", drop -> {
            drop.asThief(sftp -> write(sftp, "out/FORGED.txt", "forged"));
            return Files.exists(drop.root(THIEF).resolve("out/FORGED.txt"));
        }));
        attacks.add(new Attack("writes beside its folders", drop -> {
            drop.asThief(sftp -> write(sftp, "FORGED.txt", "forged"));
            return Files.exists(drop.root(THIEF).resolve("FORGED.txt"));
        }));
        attacks.add(new Attack("writes a file under its whole name, so that half of it is taken", drop -> {
            drop.asThief(sftp -> write(sftp, "in/HALF.txt", "half"));
            return Files.exists(drop.root(THIEF).resolve("in/HALF.txt"));
        }));
        for (String name : List.of(
                "PO\u0308S.txt.part",
                "P\u00d6S.txt.part",
                "\uff30OS.txt.part",
                "A\nB.txt.part",
                "A\tB.txt.part",
                "A\u202eB.txt.part",
                ".hidden.txt.part",
                "-rf.txt.part",
                "a b.txt.part",
                "A;B.txt.part",
                "evil.sh.part")) {
            if (!ANY_LETTER && !name.chars().allMatch(letter -> letter < 128)) {
                continue;
            }
            String shown = name.chars()
                    .mapToObj(c -> c < 32 || c > 126 ? "?" : String.valueOf((char) c))
                    .reduce("", String::concat);
            attacks.add(new Attack("uses the name " + shown + " (" + name.hashCode() + ")", drop -> {
                drop.asThief(sftp -> write(sftp, "in/" + name, "x"));
                return Files.exists(drop.root(THIEF).resolve("in").resolve(name));
            }));
        }
        attacks.add(new Attack("makes a folder", drop -> {
            drop.asThief(sftp -> {
                sftp.mkdir("in/folder");
                return true;
            });
            return Files.isDirectory(drop.root(THIEF).resolve("in/folder"));
        }));
    }

    private static void changing(List<Attack> attacks) {
        attacks.add(new Attack("renames its file into the victim's folder", drop -> {
            drop.asThief(sftp -> write(sftp, "in/MOVE.txt.part", "forged"));
            drop.asThief(sftp -> {
                sftp.rename("in/MOVE.txt.part", "../victim/in/MOVED.txt");
                return true;
            });
            return Files.exists(drop.root(VICTIM).resolve("in/MOVED.txt"));
        }));
        attacks.add(new Attack("renames the victim's file into its folder", drop -> {
            Files.writeString(drop.root(VICTIM).resolve("in/TAKE.txt"), "x");
            return drop.asThief(sftp -> {
                sftp.rename("../victim/in/TAKE.txt", "out/TAKE.txt");
                return true;
            });
        }));
        attacks.add(new Attack("changes a file that it handed over", drop -> {
            Files.writeString(drop.root(THIEF).resolve("in/WHOLE.txt"), "whole");
            drop.asThief(sftp -> write(sftp, "in/WHOLE.txt", "other"));
            return Files.readString(drop.root(THIEF).resolve("in/WHOLE.txt")).startsWith("other");
        }));
        attacks.add(new Attack("takes back a file that it handed over", drop -> {
            Files.writeString(drop.root(THIEF).resolve("in/WHOLE.txt"), "whole");
            drop.asThief(sftp -> {
                sftp.remove("in/WHOLE.txt");
                return true;
            });
            return !Files.exists(drop.root(THIEF).resolve("in/WHOLE.txt"));
        }));
        attacks.add(new Attack("deletes the victim's file", drop -> {
            Path file = Files.writeString(drop.root(VICTIM).resolve("in/GONE.txt"), "x");
            drop.asThief(sftp -> {
                sftp.remove("../victim/in/GONE.txt");
                return true;
            });
            return !Files.exists(file);
        }));
        attacks.add(new Attack("removes its folder", drop -> {
            Files.createDirectories(drop.root(THIEF).resolve("empty"));
            drop.asThief(sftp -> {
                sftp.rmdir("empty");
                return true;
            });
            return !Files.exists(drop.root(THIEF).resolve("empty"));
        }));
        attacks.add(new Attack(
                "changes a file's permissions",
                drop -> drop.asThief(sftp -> {
                    sftp.setStat("out/OWN.txt", new SftpClient.Attributes().perms(0777));
                    return Files.getPosixFilePermissions(drop.root(THIEF).resolve("out/OWN.txt"))
                                    .size()
                            == 9;
                })));
        attacks.add(new Attack(
                "changes a file's time",
                drop -> drop.asThief(sftp -> {
                    sftp.setStat(
                            "out/OWN.txt",
                            new SftpClient.Attributes().accessTime(LONG_AGO).modifyTime(LONG_AGO));
                    return Files.getLastModifiedTime(drop.root(THIEF).resolve("out/OWN.txt"))
                            .equals(LONG_AGO);
                })));
        attacks.add(new Attack(
                "opens a new file for all to write",
                drop -> drop.asThief(sftp -> {
                    Buffer buffer = new ByteArrayBuffer();
                    buffer.putString("in/MODE.txt.part", StandardCharsets.UTF_8);
                    buffer.putInt(SftpConstants.SSH_FXF_WRITE | SftpConstants.SSH_FXF_CREAT);
                    buffer.putInt(SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS);
                    buffer.putInt(0666);
                    RawSftpClient raw = (RawSftpClient) sftp;
                    raw.receive(raw.send(SftpConstants.SSH_FXP_OPEN, buffer));
                    return Files.getPosixFilePermissions(drop.root(THIEF).resolve("in/MODE.txt.part"))
                            .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_READ);
                })));
    }

    private static void extensions(List<Attack> attacks) {
        attacks.add(extension("hardlink@openssh.com", (buffer, drop) -> {
            buffer.putString(absolute(drop), StandardCharsets.UTF_8);
            buffer.putString("out/HARD.txt", StandardCharsets.UTF_8);
        }));
        attacks.add(extension("posix-rename@openssh.com", (buffer, drop) -> {
            buffer.putString("out/OWN.txt", StandardCharsets.UTF_8);
            buffer.putString("out/RENAMED.txt", StandardCharsets.UTF_8);
        }));
        attacks.add(extension("copy-file", (buffer, drop) -> {
            buffer.putString("out/RENAMED.txt", StandardCharsets.UTF_8);
            buffer.putString("out/OWN.txt", StandardCharsets.UTF_8);
            buffer.putBoolean(true);
        }));
        attacks.add(extension("space-available", (buffer, drop) -> buffer.putString("out", StandardCharsets.UTF_8)));
    }

    /** Whether the server serves the extension at all; anything but a refusal counts. */
    private static Attack extension(String name, BiConsumer<Buffer, AttackedDrop> arguments) {
        return new Attack(
                "uses the extension " + name,
                drop -> drop.asThief(sftp -> {
                    Buffer buffer = new ByteArrayBuffer();
                    buffer.putString(name, StandardCharsets.UTF_8);
                    arguments.accept(buffer, drop);
                    RawSftpClient raw = (RawSftpClient) sftp;
                    SftpResponse answer = SftpResponse.parse(
                            SftpConstants.SSH_FXP_EXTENDED,
                            raw.receive(raw.send(SftpConstants.SSH_FXP_EXTENDED, buffer)));
                    return answer.getType() != SftpConstants.SSH_FXP_STATUS
                            || answer.getBuffer().getInt() == SftpConstants.SSH_FX_OK;
                }));
    }

    private static String absolute(AttackedDrop drop) {
        return drop.root(VICTIM).resolve("in").resolve(SECRET).toAbsolutePath().toString();
    }

    private static void plant(Path link, Path target) throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, target);
        }
    }

    static String read(SftpClient sftp, String path) throws IOException {
        try (InputStream file = sftp.read(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static boolean write(SftpClient sftp, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (SftpClient.CloseableHandle file =
                sftp.open(path, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
            sftp.write(file, 0, bytes, 0, bytes.length);
        }
        return true;
    }
}
