/** Words that enter ledgers: each kind of sentence once, so that none changes unseen. */
package io.tallystick.rules.wording;
