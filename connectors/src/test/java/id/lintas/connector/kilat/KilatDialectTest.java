package id.lintas.connector.kilat;

import id.lintas.intake.SampledDialectContract;

class KilatDialectTest implements SampledDialectContract<KilatDialect> {}
