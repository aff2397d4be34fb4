package id.lintas.passport;

/** What a move waits for besides the stage, such as a day that must be over. Each bean of this type is asked about each move. */
public interface MoveCondition {

    /**
     * Whether the case may go there now. Called in the office's open transaction, for a move that the stage allows; for a move
     * that is made, with the case locked.
     */
    boolean allows(PassportApplication current, Stage next);
}
