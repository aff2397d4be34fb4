package id.lintas.harness.demo;

import id.lintas.harness.bench.Stage;

/** What a measurement does with a running installation. */
interface Measuring {

    /** Returns the status: 0 when everything was reached, else 1. */
    int on(Stage stage);
}
