package id.lintas.simulators.story;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Who comes to the offices of a story. Called by several threads. */
@FunctionalInterface
public interface People {

    /** Somebody who has not come before, of a district such as {@code 167101}. */
    Applicant next(String district);

    /** Made-up people by chance. */
    static People drawn() {
        RandomGenerator random = new SecureRandom();
        return district -> Applicant.drawn(random, district);
    }
}
