<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Condition</name>
    <message>
        <source>%1 contains %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not contain %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 starts with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≥ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≤ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is less than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &lt; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is between %2 and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 – %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is before %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is between %2 and %3 in the client’s time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tag is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tags include all of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: all of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tag is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the transcript contains %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the transcript does not contain %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last %n weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>one month up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the month up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last %n months</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n months</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>three months up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the three months up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last %n quarters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n quarters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>one year up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the year up to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last %n years</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n years</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days before today</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n days before today</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n weeks before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n weeks before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n months before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n months before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n quarters before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n quarters before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n years before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n years before this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caller does not say %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller: without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caller says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the agent does not say %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent: without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the agent says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no unnamed speaker says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed speaker: without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unnamed speaker says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed speaker: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unknown field “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not so that %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. Whoever runs the server can renew its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key again, or ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key of a user with more rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such thing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been deleted, or the address is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the details, change it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All requests the account may make for now are used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earshot goes on by itself when more are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earshot keeps trying; your edits wait here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers there is not a CallRail or Earshot server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This exists already, or was changed on the other side too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or look at both values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache on this computer cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then start Earshot again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room; Earshot then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile can only be read, so nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the profile&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile was written by a newer Earshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Earshot to open it. It was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache on this computer is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Earshot again to have it rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this profile open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it first, or open another profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was stopped before it was done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Inbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voicemail, transcribed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypad entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call type in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business number as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call that made the lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrer domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landing page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTM source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTM medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTM campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTM term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTM content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google click ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facebook click ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft click ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Analytics ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captured cookies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcript text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords spotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utma cookie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utmb cookie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utmc cookie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utmv cookie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utmz cookie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integration data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Operator</name>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is none of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at the hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has one of the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has all of the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has none of the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains the phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain the phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Call-attribution workstation for agencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile&apos;s folder; without it, earshot/default in XDG_DATA_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light, dark or system, whatever the profile says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the window in logical pixels, such as 1440x900.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves a picture of the window once it shows its calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quits after the screenshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves a picture of every page to a folder and quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the names of these pictures end with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme is light, dark or system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--window-size is two numbers, such as 1440x900</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading calls, back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n edits wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Offline since %1 · %n edits wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits were refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests this hour</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 requests left this hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading clients and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching transcripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>The damaged file was kept as %1 in the profile&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved; a part could not be read, so some may be missing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The cache was damaged and has been begun anew. Sync fills it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::AmountEdit</name>
    <message>
        <source>Minutes and seconds, such as 1:30, or only seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::Avatar</name>
    <message>
        <source>Unknown person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::CallView</name>
    <message>
        <source>No call chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a call in the list to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::CallsSpace</name>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::Chip</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by screen readers: the name of a filter and what it is set to</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ConditionEditor</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn into its opposite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls where: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete the marked conditions to use them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ConditionForm</name>
    <message>
        <source>Type what to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end comes before the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning and end are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This condition cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ConditionPopup</name>
    <message>
        <source>Remove filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ConditionRow</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn into its opposite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ConnectForm</name>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CallRail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earshot server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s authorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority of your own (PEM file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://calls.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that the server&apos;s administrator gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In CallRail: Settings, Integrations, API Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the address and the key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key fits, but it may see no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever manages the account to let this key&apos;s user in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The key fits. It may see %n accounts; choose one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything fits: this is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile holds the calls of another account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Earshot with another profile folder for this account: earshot --profile FOLDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must begin with https://, and may be http:// only on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::FieldChooser</name>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::FirstRunPage</name>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Earshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clients&apos; calls on your own disk: to search, review and tag, online or offline. Where do the calls come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CallRail&apos;s own service, or an Earshot server of your agency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key goes to this server alone. It is kept in your keyring; where there is none, in a file named api-key-in-clear that only you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a small server on this computer with a made-up agency: six clients, two years of calls. It takes about half a minute and 200 MB in the profile&apos;s folder, and stops when Earshot is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo needs the program earshotd beside Earshot, and it is not there. Install the package earshotd, or connect a server above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the demo agency…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::Grip</name>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, or press Alt with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::GroupCard</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of these hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::IconButton</name>
    <message>
        <source>%1  (%2)</source>
        <extracomment>Tooltip of a button: its name and its shortcut</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::InlineBanner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::MainWindow</name>
    <message>
        <source>Find anything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the call beside the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view of this name exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::NumberOperand</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::PalettePopup</name>
    <message>
        <source>Find an action, a client, a view or a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::PeriodOperand</name>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>months</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quarters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>years</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 percent</source>
        <extracomment>Progress read by screen readers, in hundredths</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::SettingsPage</name>
    <message>
        <source>Connect again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CallRail has no log of changes, so that calls of the last days are read again and again. It allows an account 1,000 requests an hour and 10,000 a day, for all programs together; Earshot stays a little under unless told otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch transcripts in the background, newest and unreviewed calls first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache of this profile: calls, transcripts, your saved views and edits that were not sent yet. One folder a account; choose another with earshot --profile FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In clear, in the file api-key-in-clear of the profile&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::SidebarTree</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::Spinner</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::SpokenOperand</name>
    <message>
        <source>Words that were said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by someone unnamed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::StatusPopover</name>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits on their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really discard?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::TagEditor</name>
    <message>
        <source>Add a tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::TagPill</name>
    <message>
        <source>Press Delete to remove this tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::TextOperand</name>
    <message>
        <source>Type a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::TextsOperand</name>
    <message>
        <source>Choose values…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::TroubleWindow</name>
    <message>
        <source>Earshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::ValuePicker</name>
    <message>
        <source>Find or type a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::format</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date of this year in Qt&apos;s notation (QLocale::toString), without the year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date of another year in Qt&apos;s notation (QLocale::toString)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time of day: &quot;Today 14:05&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::items::OutboxList</name>
    <message>
        <source>Spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>earshot::items::Sidebar</name>
    <message>
        <source>All calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
