package io.tallystick.contracts.outcome;

/**
 * Which instance of which contract.
 *
 * @param contract the contract's name
 * @param version its version
 * @param hash SHA-256 of its text, 64 lower-case hexadecimal digits
 * @param id unique in the ledger: {@code contract/subject}, with {@code #n} for the n-th on that subject
 * @param subject what it runs on
 */
public record InstanceRef(String contract, String version, String hash, String id, String subject) {}
