package id.lintas.simulators.registry;

import java.nio.file.Path;

/**
 * Where the registry finds the hub's broker and keeps its memory.
 *
 * @param brokerUrl the hub's broker
 * @param password of the broker user {@code registry}
 * @param controlPort of the control server on loopback; 0 for any
 * @param state folder that outlives a restart
 * @param keys folder with the private keys for what is for the registry alone, {@code <kid>.pem}
 */
public record RegistrySettings(String brokerUrl, String password, int controlPort, Path state, Path keys) {}
