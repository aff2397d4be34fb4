package id.lintas.harness.bench;

/** The compiler in the hub: while it is at work, the hub gets faster and shares its processors. */
final class HubCompiler {

    /** How often something is done to warm the hub up, at most. */
    static final int MOST_TIMES = 20;

    private static final double REST = 0.06;

    private HubCompiler() {}

    /** How many processors the compiler had in work during that; 0 where nothing is known of threads. */
    static double during(Stage stage, Runnable work) {
        long before = millis(stage);
        long start = System.nanoTime();
        work.run();
        return (millis(stage) - before) / ((System.nanoTime() - start) / 1e6);
    }

    /** Whether so much is what it takes when there is nothing to do. */
    static boolean rests(double processors) {
        return processors <= REST;
    }

    private static long millis(Stage stage) {
        return stage.part("hub").map(Usage::compilerMillis).orElse(0L);
    }
}
