// What it takes to put wordings on positions by their meaning, and to correct who and what is meant
// without touching the evidence. Every statement ends in a semicolon at the end of a line.

// What founded a position, the forms of wordings by the position each stands on, and the positions
// by what wordings must share to be compared. No part of the graph.
DROP TABLE PositionVector;

CREATE NODE TABLE PositionFounder (
    positionId STRING PRIMARY KEY, wording STRING, form STRING, meaning STRING, vector STRING,
    actionVector STRING
);

CREATE NODE TABLE PositionForm (
    form STRING PRIMARY KEY, positionId STRING, turned BOOLEAN, wording STRING, likeness DOUBLE,
    rival STRING, rivalLikeness DOUBLE
);

CREATE NODE TABLE PositionBlock (key STRING PRIMARY KEY, parts INT64, positionIds STRING[]);

// How the article words it, and the manner in which a side is taken

ALTER TABLE Stance ADD wording STRING;
ALTER TABLE Stance ADD form STRING;
ALTER TABLE Stance ADD strength INT64 DEFAULT 0;
ALTER TABLE Stance ADD figures STRING;

ALTER TABLE Condition ADD consequenceWording STRING;
ALTER TABLE Condition ADD consequenceForm STRING;
ALTER TABLE Condition ADD requirementWording STRING;
ALTER TABLE Condition ADD requirementForm STRING;

// What corrections say

ALTER TABLE Stance ADD dismissed BOOLEAN DEFAULT false;
ALTER TABLE Condition ADD dismissed BOOLEAN DEFAULT false;
ALTER TABLE Actor ADD mergedInto STRING;
ALTER TABLE Actor ADD nameKey STRING;
ALTER TABLE Position ADD topic STRING;
ALTER TABLE Position ADD mergedInto STRING;

// Who and what the article's words alone mean (named), and on which side of it (side, turned)

ALTER TABLE SAID ADD named STRING;
ALTER TABLE ADDRESSED_TO ADD named STRING;
ALTER TABLE MENTIONS ADD named STRING;
ALTER TABLE TAKES ADD named STRING;
ALTER TABLE SETS ADD named STRING;
ALTER TABLE SPEAKS_FOR ADD named STRING;
ALTER TABLE TOWARDS ADD named STRING;
ALTER TABLE TOWARDS ADD side STRING;
ALTER TABLE CONSEQUENCE ADD named STRING;
ALTER TABLE CONSEQUENCE ADD turned BOOLEAN DEFAULT false;
ALTER TABLE REQUIRES ADD named STRING;
ALTER TABLE REQUIRES ADD turned BOOLEAN DEFAULT false;

// Summary

ALTER TABLE CONDITIONS_ON ADD consequenceTurned BOOLEAN DEFAULT false;
ALTER TABLE CONDITIONS_ON ADD requirementTurned BOOLEAN DEFAULT false;

CREATE REL TABLE SHIFTS_TO (FROM Stance TO Stance, edgeId STRING, change STRING, days INT64);
