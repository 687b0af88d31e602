package io.tallystick.ledger.senml;

/** A payload that is not what its content type says. Made without a stack trace: it is a verdict on the bytes. */
public final class MalformedReadingsException extends Exception {
    /**
     * @param where the record, counted from 0, or the byte
     */
    public MalformedReadingsException(String where, String want, String got) {
        super("readings, " + where + ": want " + want + ", got " + got, null, false, false);
    }
}
