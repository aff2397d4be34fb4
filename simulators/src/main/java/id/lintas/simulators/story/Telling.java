package id.lintas.simulators.story;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Plays a story and prints one line for each step, in the order of the script whatever ran first. */
final class Telling {

    private final PrintStream out;
    private final long started = System.nanoTime();
    private int passed;
    private int missed;

    private enum Outcome {
        SEEN,
        MISSED,
        NECESSARY_MISSED
    }

    private record Line(Outcome outcome, long millis, String text) {}

    Telling(PrintStream out) {
        this.out = out;
    }

    /** Plays all acts; after a miss of a necessary step the rest of its scene and the later acts are not reached. */
    StoryResult play(List<List<Scene>> acts) throws InterruptedException {
        boolean goOn = true;
        for (List<Scene> act : acts) {
            goOn = goOn ? act(act) : notReached(act);
        }
        out.printf(Locale.ROOT, "%d passed, %d failed%n", passed, missed);
        out.flush();
        return new StoryResult(passed, missed);
    }

    private boolean act(List<Scene> scenes) throws InterruptedException {
        if (scenes.isEmpty()) {
            return true;
        }
        ExecutorService stage = Executors.newFixedThreadPool(scenes.size());
        try {
            List<BlockingQueue<Line>> lines = new ArrayList<>();
            for (Scene scene : scenes) {
                BlockingQueue<Line> told = new LinkedBlockingQueue<>();
                lines.add(told);
                stage.execute(() -> scene(scene, told));
            }
            boolean goOn = true;
            for (int i = 0; i < scenes.size(); i++) {
                for (int step = 0; step < scenes.get(i).steps().size(); step++) {
                    goOn &= print(lines.get(i).take());
                }
            }
            return goOn;
        } finally {
            stage.shutdownNow();
        }
    }

    private void scene(Scene scene, BlockingQueue<Line> told) {
        boolean goOn = true;
        for (Step step : scene.steps()) {
            Line line = goOn ? look(scene, step) : notReached(scene, step);
            goOn &= line.outcome() != Outcome.NECESSARY_MISSED;
            told.add(line);
        }
    }

    private Line look(Scene scene, Step step) {
        try {
            String detail = step.sight().see();
            String text = step.expectation() + (detail.isEmpty() ? "" : " · " + detail);
            return line(Outcome.SEEN, scene, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missed(scene, step, "interrupted");
        } catch (StepMissed e) {
            return missed(scene, step, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return missed(scene, step, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Line missed(Scene scene, Step step, String seen) {
        Outcome outcome = step.necessary() ? Outcome.NECESSARY_MISSED : Outcome.MISSED;
        return line(outcome, scene, step.expectation() + " · " + seen);
    }

    private boolean notReached(List<Scene> scenes) {
        scenes.forEach(scene -> scene.steps().forEach(step -> print(notReached(scene, step))));
        return false;
    }

    private Line notReached(Scene scene, Step step) {
        return line(Outcome.MISSED, scene, step.expectation() + " · not reached");
    }

    private Line line(Outcome outcome, Scene scene, String text) {
        return new Line(outcome, (System.nanoTime() - started) / 1_000_000, oneLine(scene.title() + ": " + text));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private boolean print(Line line) {
        boolean seen = line.outcome() == Outcome.SEEN;
        if (seen) {
            passed++;
        } else {
            missed++;
        }
        out.printf(Locale.ROOT, "%-4s %7d ms  %s%n", seen ? "ok" : "MISS", line.millis(), line.text());
        out.flush();
        return line.outcome() != Outcome.NECESSARY_MISSED;
    }
}
