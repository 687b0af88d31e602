package io.tallystick.contracts;

/**
 * A reader may read about a subject.
 *
 * @param grantor who says so: an organisation by a document, or an instance by its contract
 * @param reader an organisation or member
 * @param scope what may be read, in the grantor's own words
 * @param sinceMillis since when, ledger time
 */
public record Consent(String subject, String grantor, String reader, String scope, long sinceMillis) {}
