package id.lintas.office;

import java.util.List;
import java.util.Map;

/**
 * What is done for offices in one transaction.
 *
 * @param beside work of any offices that is done side by side, first
 * @param each what is done then, office after office in the order of the map, each in the scope of its own; what is done side by side may add to it
 */
public record Turns(List<Beside> beside, Map<OfficeId, List<Runnable>> each) {

    /** Work of one office that touches nothing that other work beside it touches. */
    public record Beside(OfficeId office, Step step) {}
}
