package id.lintas.simulators.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkout's own {@code ./lintas}, with nobody at its terminal.
 *
 * @param lintas the script
 * @param tenants the folder whose files it changes
 */
record ShellCommands(Path lintas, Path tenants) implements OperatorCommands {

    @Override
    public Answer run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(lintas.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LINTAS_TENANTS", tenants.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said.strip());
    }
}
